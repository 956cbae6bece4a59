DELETE FROM episode_tag WHERE tag = :tag AND place = :place;
