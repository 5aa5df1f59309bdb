-- How a reader uses the air: reach, region, Gen2 settings, dwell (JSON, one object).
ALTER TABLE reader ADD COLUMN radio TEXT NOT NULL DEFAULT '{}';
