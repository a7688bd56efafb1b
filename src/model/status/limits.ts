// The limits beyond which a probe calls a system degraded: one place for probes and for what pages say about them.

/** Seconds that the oldest free task of Koji may wait. */
export const longWaitSeconds = 60 * 60;
/** Builds of a day below which their share says nothing, and the share of completed ones that is good. */
export const minBuildsToJudge = 20;
export const goodShare = 0.8;
/** Seconds without contact to a builder; the hub's own HostTimeout: https://docs.pagure.org/koji/ (hub configuration). */
export const staleHostSeconds = 900;
/** Days that the certificate of a web page should have left: renewal is due by then whether it lives 90 or 47 days. */
export const webCertificateDays = 14;
/** Days that the certificate of a mail server should have left at most; of a short one, a third of its life. */
export const mailCertificateDays = 21;
