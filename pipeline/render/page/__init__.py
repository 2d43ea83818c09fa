"""The pages of the web archive, and what stands beside them: site maps, lists of feeds, compressed twins."""
