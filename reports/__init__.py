"""From a week's facts to findings, and from findings to words, charts and pages."""
