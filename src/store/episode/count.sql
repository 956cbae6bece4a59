SELECT count(*) FROM episode;
