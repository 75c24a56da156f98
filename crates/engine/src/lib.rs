//! Possible values, programs and assessments.
