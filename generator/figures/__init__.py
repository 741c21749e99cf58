"""Drawings as SVG, one module per figure. Ships to the browser: standard library and Jinja2 only.

A figure is given words of one language and numbers, and returns `markupsafe.Markup` without line breaks, so that it can
stand in Markdown. Colours and patterns come from `site_assets/css/figures.css`. Every module draws on a ground
`WIDTH` units wide, about the pixels a phone has, and asks for the height its text needs.
"""
