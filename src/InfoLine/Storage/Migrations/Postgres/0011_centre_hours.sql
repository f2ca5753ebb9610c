-- What the desk must know of a centre: whether a woman works there (1 or 0), and when it is open, as in "1 2 3 4 5 10:00-17:00" (days from Sunday, 0).
-- Without hours of its own it keeps the calendar of the line.
alter table centres add column has_woman bigint not null default 0;
alter table centres add column hours text;
