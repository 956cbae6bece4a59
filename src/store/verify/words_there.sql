SELECT term, doc, offset FROM temp.vocabulary_there;
