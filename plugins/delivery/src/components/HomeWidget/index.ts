export { NeedsYouContent } from './NeedsYouContent';
