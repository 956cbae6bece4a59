-- Each entry has one of these tags, so this is a second list of their places.
SELECT place FROM damaged.episode_tag WHERE tag BETWEEN 'side:' AND 'side:z' ORDER BY tag
