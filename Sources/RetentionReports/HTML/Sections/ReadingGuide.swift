extension HTMLWriter {
  /// What the words of the report mean, and what no log can show.
  mutating func writeReadingGuide() {
    element("section", ["id": "reading", "aria-labelledby": "reading-title"]) { html in
      html.element("h2", ["id": "reading-title"], "How to read this")
      html.verbatim(
        """
        <p>Amazon Chime deletes messages that are older than the retention period. A change that shortens the period, or \
        enables expiry, hides older messages at once; they can be restored for about 30 days, and are then deleted for good.</p>
        <h3>How a period is known</h3>
        <dl class="words">
        <div><dt>confirmed</dt><dd>The service's response states it.</dd></div>
        <div><dt>requested, not confirmed</dt><dd>The request asked for it, the response does not state it, and the call succeeded.</dd></div>
        <div><dt>carried over, not stated</dt><dd>The call does not mention it, and it is taken to be as before; or the record \
        does not show whether the call succeeded.</dd></div>
        <div><dt>not known</dt><dd>Nothing in these logs gives the period. Unknown never means that expiry was disabled.</dd></div>
        </dl>
        <h3>What became of the older messages</h3>
        <dl class="words">
        <div><dt>cancelled</dt><dd>Before the deadline the period went back to the old one or a longer one: this change \
        deleted nothing.</dd></div>
        <div><dt>cancelled in part</dt><dd>Before the deadline it was lengthened, but to less than the old one.</dd></div>
        <div><dt>replaced</dt><dd>Before the deadline it was shortened again, which has a deadline of its own.</dd></div>
        <div><dt>deadline passed</dt><dd>The logs cover the time to the deadline, and show no change that cancelled the \
        deletion.</dd></div>
        <div><dt>probably deleted</dt><dd>The deadline has passed, but the logs end before it or have a hole: a change \
        that cancelled the deletion would not be seen.</dd></div>
        <div><dt>pending</dt><dd>The deadline is still ahead.</dd></div>
        <div><dt>not known</dt><dd>Before the deadline the period became unknown.</dd></div>
        <div><dt>estimated</dt><dd>The service gave no time of deletion; the deadline is taken to be 30 days after the \
        event.</dd></div>
        </dl>
        <h3>What the logs cannot show</h3>
        <ul>
        <li>CloudTrail records that the setting was changed. It records neither the messages nor their deletion: that \
        messages were deleted follows from the setting and the time.</li>
        <li>What happened before the logs begin and after they end, or in a file that is missing, is not \
        seen here.</li>
        <li>A finding is a reason to look, not a verdict.</li>
        <li>Each event names the file, the record and the byte where it stands (member, record and byte are counted \
        from 0, in the decompressed file), so that anyone can look it up.</li>
        <li>A character that could control or disguise text is shown as \\u{…}, with its number.</li>
        </ul>
        """)
    }
  }
}
