//! Weighup for any web page or Node.
