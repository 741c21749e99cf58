"""That everybody can read and use every page, whatever they see, hear, touch or press: the bars are WCAG 2.2's."""
