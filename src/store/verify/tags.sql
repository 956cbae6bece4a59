SELECT place, tag FROM episode_tag;
