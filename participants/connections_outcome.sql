-- Behind connections.sql: who took which step between two days (1 to 4), of whom that returned it is known
-- whether they still come so many months later (100 and the months), and who of these does (200 and the
-- months).
, mark AS (
    SELECT
        first_taken.rule,
        first_taken.case_id,
        first_taken.person_id,
        month.number AS months,
        rule.within_days,
        months_after(first_taken.day, month.number) AS day
    FROM first_taken
    JOIN rule ON rule.id = first_taken.rule
    CROSS JOIN (SELECT 3 AS number UNION SELECT 6) month
    WHERE first_taken.step = 2 AND first_taken.day BETWEEN %(first)s AND %(last)s
),
known AS (
    SELECT mark.*, days_after(mark.day, mark.within_days) AS last_day
    FROM mark
    WHERE days_after(mark.day, mark.within_days) <= %(last)s
),
outcome (rule, case_id, person_id, code) AS (
    SELECT rule, case_id, person_id, step
    FROM first_taken WHERE day BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT rule, case_id, person_id, 100 + months FROM known
    UNION ALL
    SELECT DISTINCT known.rule, known.case_id, known.person_id, 200 + known.months
    FROM visit
    CROSS JOIN known
    WHERE known.rule = visit.rule
    AND known.case_id = visit.case_id
    AND known.person_id = visit.person_id
    AND visit.day BETWEEN known.day AND known.last_day
    UNION ALL
    SELECT DISTINCT known.rule, known.case_id, known.person_id, 200 + known.months
    FROM known
    JOIN task ON task.rule = known.rule AND task.case_id = known.case_id
    AND task.person_id = known.person_id AND task.day <= known.day
    AND (task.until IS NULL OR task.until >= known.day)
)
