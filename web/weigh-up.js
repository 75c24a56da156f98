// The <weigh-up> element: a placeholder until the real one is here.
export {};
