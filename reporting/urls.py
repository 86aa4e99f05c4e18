"""The addresses of this room."""

app_name = "reporting"

urlpatterns: list = []
