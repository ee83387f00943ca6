export { ComplianceSection } from './ComplianceSection';
export { ConformancePanel } from './ConformancePanel';
export { PolicyLibraryPanel } from './PolicyLibraryPanel';
