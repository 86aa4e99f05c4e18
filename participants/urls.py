"""The addresses of this room."""

app_name = "participants"

urlpatterns: list = []
