import { NotificationService } from '@backstage/plugin-notifications-node';
import { ActivationCounts } from '../activations/ActivationCounts';
import { ActivationStore } from '../activations/ActivationStore';
import { DeliveryCore } from '../deliveryCore';
import { oneAtATime } from '../oneAtATime';
import { AttestationKeyring } from './AttestationKeyring';
import { ApprovalEvents } from './ApprovalEvents';
import { DecisionAsks } from './DecisionAsks';
import { DefaultPatternService } from './DefaultPatternService';
import { EnvelopeExceptions } from './EnvelopeExceptions';
import { GenuineSignOffs } from './GenuineSignOffs';
import { PatternNotices } from './notices/PatternNotices';
import { PatternApprovals } from './PatternApprovals';
import { PatternDossiers } from './PatternDossiers';
import { PatternService } from './PatternService';
import { PatternVerifier } from './PatternVerifier';
import { PatternWatch, PatternWatchOptions } from './PatternWatch';
import { SignOffDesk } from './SignOffDesk';
import { AttestationKeyStore } from './store/AttestationKeyStore';
import { ExceptionStore } from './store/ExceptionStore';
import { NoticeStore } from '../notices/NoticeStore';
import { PatternStore } from './store/PatternStore';
import { SignOffStore } from './store/SignOffStore';

/** Everything about patterns, wired. */
export interface Patterns {
  watch: PatternWatch;
  /** Stores and tells what was asked and decided since. */
  tell(signal: AbortSignal): Promise<void>;
  /** Has a listener called after somebody asked or decided. */
  onChanged(listener: () => void): void;
  approvals: PatternApprovals;
  /** Not authorized yet. */
  serviceWith(counts: ActivationCounts): PatternService;
}

/** @internal */
export function createPatterns(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config' | 'logger' | 'ingest'>,
  services: Pick<
    PatternWatchOptions,
    'auth' | 'catalog' | 'reader' | 'integrations'
  > & { notifications: NotificationService },
): Patterns {
  const { knex, clock, config } = core;
  const patterns = PatternStore.create({ knex });
  const signOffs = SignOffStore.create({ knex });
  const keyring = AttestationKeyring.create({
    store: AttestationKeyStore.create({ knex }),
    config: config.attestation,
    clock,
    logger: core.logger,
  });
  const genuine = GenuineSignOffs.create({ keyring });
  const dossiers = PatternDossiers.create({
    patterns,
    signOffs,
    genuine,
    clock,
  });
  const exceptionStore = ExceptionStore.create({ knex });
  const exceptions = EnvelopeExceptions.create({
    store: exceptionStore,
    clock,
  });
  const asks = DecisionAsks.create({ dossiers, exceptions: exceptionStore });
  const watch = PatternWatch.create({ ...core, ...services, patterns });
  const verifier = PatternVerifier.create({ dossiers, watch, exceptions });
  const shared = { patterns, signOffs, dossiers, keyring, clock };
  const desk = SignOffDesk.create({ ...shared, genuine });
  const noticeStore = NoticeStore.create({ knex });
  const notices = PatternNotices.create({
    ...core,
    ...services,
    dossiers,
    exceptions: exceptionStore,
    activations: ActivationStore.create({ knex }),
    notices: noticeStore,
    functions: config.functions,
  });
  const events = ApprovalEvents.create({
    ...core,
    asks,
    notices: noticeStore,
  });
  const listeners: Array<() => void> = [];
  return {
    watch,
    // One after the other, so that whoever waits finds everything told.
    tell: oneAtATime(async signal => {
      const all = await dossiers.all();
      await events.run(all, signal);
      await notices.run(all, signal);
    }),
    onChanged: listener => listeners.push(listener),
    approvals: verifier,
    serviceWith: counts =>
      DefaultPatternService.create({
        ...shared,
        desk,
        verifier,
        exceptions,
        watch,
        counts,
        asks,
        functions: config.functions,
        changed: () => listeners.forEach(listener => listener()),
      }),
  };
}
