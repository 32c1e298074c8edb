"""A layout as data: page, grid, type sizes, regions, and how they give way. Pure."""
