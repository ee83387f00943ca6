import {
  SourceForbiddenError,
  SourceNotFoundError,
  SourceUnavailableError,
} from '../http/errors';
import { Absences } from './Absences';
import { ifThere } from './ifThere';
import { SourceProblem } from './sourceReport';

function watched() {
  const problems: SourceProblem[] = [];
  const absences = Absences.create({
    problem: problem => void problems.push(problem),
    progress: () => {},
  });
  return { absences, problems };
}

const gone = () => Promise.reject(new SourceNotFoundError('gone'));
const denied = () => Promise.reject(new SourceForbiddenError('no', ['read']));
const down = () => Promise.reject(new SourceUnavailableError('down'));

describe('Absences', () => {
  it('should tell what is gone from what may not be read', async () => {
    const { absences, problems } = watched();
    expect(await absences.optionalOrGone('x', Promise.resolve(1))).toBe(1);
    expect(await absences.optionalOrGone('x', gone())).toBe('gone');
    expect(await absences.optional('x', gone())).toBeUndefined();
    expect(problems).toEqual([]);
    expect(await absences.optionalOrGone('x', denied())).toBeUndefined();
    expect(absences.isRefused('x')).toBe(true);
    expect(absences.isRefused('y')).toBe(false);
  });

  it('should name what may not be read once, with its scopes', async () => {
    const { absences, problems } = watched();
    await absences.optional('checks', denied());
    await absences.optional('checks', denied());
    absences.refuse('jobs', new SourceForbiddenError('no'), { cure: 'Ask.' });
    expect(problems).toMatchObject([
      { code: 'missing-scope', subject: 'checks', scopes: ['read'] },
      { code: 'missing-scope', subject: 'jobs', cure: 'Ask.' },
    ]);
  });

  it('should not hide that the source is down', async () => {
    const { absences } = watched();
    await expect(absences.optional('x', down())).rejects.toThrow('down');
    await expect(ifThere(down())).rejects.toThrow('down');
    expect(await ifThere(gone())).toBeUndefined();
  });
});
