SELECT sqlcipher_export('fresh')
