//! The form and the live result that `<weigh-up>` shows.
