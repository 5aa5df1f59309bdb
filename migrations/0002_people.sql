-- People come and go, and wrong PINs are counted across restarts.
ALTER TABLE person ADD COLUMN has_left INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN pin_failures INTEGER NOT NULL DEFAULT 0;
