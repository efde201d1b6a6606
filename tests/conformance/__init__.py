"""The W3C's test suites, where they lie beside the checkout: what passes is a gate that may only rise."""
