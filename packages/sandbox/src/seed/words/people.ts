export const FIRST_NAMES = [
  'Amelia', 'Oliver', 'Isla', 'George', 'Ava', 'Noah', 'Priya', 'Arthur', 'Mia', 'Mohammed', 'Grace', 'Leo', 'Freya', 'Oscar', 'Aisha',
  'Harry', 'Lily', 'Archie', 'Chloe', 'Jack', 'Ewa', 'Henry', 'Sofia', 'Theo', 'Emily', 'Freddie', 'Zara', 'Thomas', 'Ruby', 'Kwame',
  'Ella', 'Edward', 'Hannah', 'Lucas', 'Megan', 'Samuel', 'Niamh', 'Joseph', 'Fatima', 'Daniel', 'Beth', 'Rohan', 'Laura', 'Adam',
  'Katarzyna', 'Ben', 'Charlotte', 'Callum', 'Olivia', 'Ryan', 'Jasmine', 'David', 'Rachel', 'Simon', 'Wei', 'Paul', 'Claire', 'Stephen',
  'Anita', 'Mark', 'Helen', 'Gareth', 'Joanne', 'Tunde',
] as const;

export const SURNAMES = [
  'Ashworth', 'Patel', 'Brennan', 'Clarke', 'Davies', 'Edwards', 'Farrow', 'Griffiths', 'Hussain', 'Ingram', 'Jenkins', 'Khan', 'Lambert',
  'Marsh', 'Nowak', 'Okafor', 'Pritchard', 'Quinn', 'Robinson', 'Sharma', 'Turner', 'Underwood', 'Vaughan', 'Whitfield', 'Yates', 'Adeyemi',
  'Barlow', 'Chen', 'Doyle', 'Ellis', 'Fletcher', 'Goddard', 'Hargreaves', 'Iqbal', 'Johal', 'Kaur', 'Lister', 'Mason', 'Newton', 'Osborne',
  'Palmer', 'Rahman', 'Sutton', 'Thornton', 'Usman', 'Vickers', 'Walsh', 'Young', 'Abbott', 'Bishop', 'Coates', 'Drummond', 'Everett', 'Foster',
  'Gallagher', 'Holt', 'Irving', 'Jarvis', 'Kendall', 'Lowe', 'Mitchell', 'Naylor', 'Owusu', 'Parsons', 'Reid', 'Stokes', 'Tyler', 'Wilkins',
  'Wójcik', 'O\'Connor', 'MacLeod',
] as const;
