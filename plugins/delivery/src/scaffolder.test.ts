import scaffolderModule from './scaffolder';

describe('the module of the scaffolder', () => {
  it('should be a feature that belongs to the scaffolder', () => {
    expect(scaffolderModule).toMatchObject({
      $$type: '@backstage/FrontendModule',
      pluginId: 'scaffolder',
    });
  });
});
