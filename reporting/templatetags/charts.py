"""Charts that a page without figures of its own may draw, such as the sign-in page."""

from django import template

from reporting.charts import flat

register = template.Library()
register.simple_tag(flat)
