import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { createTrial } from '../__testUtils__/run';
import { examples as activating } from './activateEnvironment.examples';
import { examples as attesting } from './attestEnvironment.examples';
import { examples as publishing } from './publishDirectory.examples';
import { examples as verifying } from './verifyPattern.examples';

const disk = createMockDirectory();
const examples = [verifying, attesting, publishing, activating].flat();

describe('examples', () => {
  it.each(examples.map(each => [each.description, each.example]))(
    'should run: %s',
    async (_description, example) => {
      const trial = createTrial(disk);
      const digest = await trial.signOff();
      disk.addContent({ workspace: { a: 'x' } });
      const { steps } = parse(example.replace(/\$\{\{.*\}\}/, digest));
      expect(steps).toHaveLength(1);
      const [{ action, input }] = steps;
      const output = await trial.run(action, { input });
      expect(Object.keys(output)).not.toEqual([]);
    },
  );
});
