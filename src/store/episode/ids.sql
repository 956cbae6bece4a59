SELECT id FROM episode;
