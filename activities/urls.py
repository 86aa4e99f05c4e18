"""The addresses of this room."""

app_name = "activities"

urlpatterns: list = []
