-- The terms of searched texts are numbers now instead of words. They are made again with the views, which are rebuilt when it is not known what they are.
DELETE FROM installation WHERE name = 'views';
