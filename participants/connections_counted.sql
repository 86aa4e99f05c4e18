-- Behind connections_outcome.sql: how many families and how many people.
SELECT
    scope.id,
    outcome.code,
    COUNT(DISTINCT CASE WHEN outcome.person_id = 0 THEN chosen.family_id END),
    COUNT(DISTINCT CASE WHEN outcome.person_id <> 0 THEN outcome.person_id END)
FROM outcome
JOIN scope ON scope.rule = outcome.rule
JOIN member ON member.scope = scope.id AND member.case_id = outcome.case_id
JOIN chosen ON chosen.id = outcome.case_id
GROUP BY scope.id, outcome.code
