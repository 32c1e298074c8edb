"""The waist of the house: finished pages as plain data. Layout ends here, every output starts here."""
