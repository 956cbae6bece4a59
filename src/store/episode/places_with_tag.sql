SELECT place FROM episode_tag WHERE tag = :tag ORDER BY place DESC;
