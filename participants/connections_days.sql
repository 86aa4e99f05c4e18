-- Behind connections.sql: the first day of each step of each family (person 0) and person, where it
-- was, and through what.
, ordered AS (
    SELECT
        chosen.family_id,
        taken.person_id,
        taken.step,
        taken.through,
        taken.day,
        COALESCE(neighbourhoodgroup.name, activity.name, '') AS place,
        ROW_NUMBER() OVER (
            PARTITION BY taken.case_id, taken.person_id, taken.step
            ORDER BY taken.day, taken.through, taken.place
        ) AS turn
    FROM taken
    JOIN chosen ON chosen.id = taken.case_id
    LEFT JOIN activities_neighbourhoodgroup neighbourhoodgroup ON neighbourhoodgroup.id = taken.place
    LEFT JOIN activities_activity activity ON activity.id = -taken.place
)
SELECT family_id, person_id, step, day, through, place
FROM ordered
WHERE turn = 1 AND day BETWEEN %(first)s AND %(last)s AND step BETWEEN %(from_step)s AND %(to_step)s
ORDER BY day DESC, family_id DESC, person_id, step
