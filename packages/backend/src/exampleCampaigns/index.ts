export { exampleCampaignsModule as default } from './module';
