import { statusCategoriesOf } from './statusCategories';

const status = (id: string, name: string, key?: string) => ({
  id,
  name,
  statusCategory: { key },
});

describe('statusCategoriesOf', () => {
  it('knows statuses by id, and by name where all of that name agree', () => {
    expect(
      statusCategoriesOf([
        status('1', 'Open', 'new'),
        status('2', 'Review', 'indeterminate'),
        status('3', 'Review', 'done'),
        status('4', 'Open', 'new'),
        status('5', 'Odd', 'undefined'),
        { id: '6', name: 'Bare' },
      ]),
    ).toEqual({
      1: 'new',
      2: 'indeterminate',
      3: 'done',
      4: 'new',
      Open: 'new',
    });
  });
});
