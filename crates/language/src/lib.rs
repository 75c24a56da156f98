//! The rule language: text to program, with every mistake explained.
