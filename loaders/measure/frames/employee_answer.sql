-- One row a question put to an employee.
SELECT
  s.survey_id AS row_id,
  a.number AS agent_id,
  a.bucket AS bucket,
  a.unit_id AS handled_by,
  s.asked_at AS happened_at,
  s.kind AS kind,
  s.score AS score,
  a.role AS role
FROM surveys AS s
JOIN agents AS a ON a.agent_id = s.agent_id
