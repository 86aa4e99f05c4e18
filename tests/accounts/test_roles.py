"""The sets of roles that doors are given to: written out here, so that a change is a decision."""

import pytest

from accounts import roles


@pytest.mark.parametrize(
    ("together", "names"),
    [
        (roles.CASEWORKERS, "coach coordinator"),
        (roles.KEEPERS, "coach coordinator host"),
        (roles.READERS, "administrator board coach coordinator"),
        (roles.OFFICE, "board coordinator"),
        (roles.EVERYONE, "administrator board coach coordinator host"),
    ],
)
def test_who_belongs_together(together, names):
    assert sorted(together) == names.split()
