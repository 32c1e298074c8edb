"""What every floor may use: problems and their error tree, units, geometry."""
