"""The parts of a word processor's file (ECMA-376, WordprocessingML) that a sheet becomes."""
