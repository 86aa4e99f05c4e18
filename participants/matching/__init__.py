"""What suits a family: what stands in its way and suits it, against what there is to do.

``needs`` reads what matters about families and ``offers`` what there is, each in a fixed number of
queries. ``comparisons`` lays one beside the other, one question at a time, and says in words what
speaks for and against; ``matches`` puts them in order (decision 0017). ``lists`` makes the pages.
"""
