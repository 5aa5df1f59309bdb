-- The few facts about lost readers among millions of moves.
CREATE INDEX fact_trouble ON fact (sequence) WHERE kind IN ('ReaderLost', 'ReaderBack');
