"use strict";
/*
 * How long a browser keeps what scripts store.
 *
 * WebKit (Safari, and every browser on iPhone and iPad) deletes it after seven days of use without a visit to the site,
 * unless the site is installed as an app. No interface says so, which leaves the browser's name.
 */
(function () {
  /**
   * @param {{userAgent: string, maxTouchPoints: number, standalone?: boolean}} browser `navigator`
   * @returns {boolean} whether the browser deletes what is stored after seven days
   */
  function deletesAfterAWeek({ userAgent, maxTouchPoints, standalone }) {
    // An iPad calls itself a Mac, but no Mac has a touch screen.
    const mobile = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
    const safari = /Version\/[\d.]+.* Safari\//.test(userAgent) && !/Chrom(e|ium)\/|Android/.test(userAgent);
    return (mobile || safari) && !standalone;
  }

  self.deletesAfterAWeek = deletesAfterAWeek;
})();
