-- Behind connections_outcome.sql: which families (person 0) had one outcome, each once.
SELECT DISTINCT chosen.family_id
FROM outcome
JOIN scope ON scope.rule = outcome.rule
JOIN member ON member.scope = scope.id AND member.case_id = outcome.case_id
JOIN chosen ON chosen.id = outcome.case_id
WHERE outcome.person_id = 0 AND outcome.code = %(code)s
