extension HTMLWriter {
  /// What the words of the report mean, and what no log can show.
  mutating func writeReadingGuide() {
    element("section", ["id": "reading", "aria-labelledby": "reading-title"]) { html in
      html.element("h2", ["id": "reading-title"], "How to read this")
      html.verbatim(
        """
        <p>Amazon Chime deletes messages that are older than the retention period. A change that shortens the period, or \
        turns it on, hides older messages at once; they can be restored for about 30 days, and are then gone for good.</p>
        <h3>How a period is known</h3>
        <dl class="words">
        <div><dt>reported</dt><dd>The service's response said it.</dd></div>
        <div><dt>requested</dt><dd>The request asked for it, the response says nothing, and the call succeeded.</dd></div>
        <div><dt>assumed</dt><dd>The call said nothing of it; it is taken to be as before, or the record does not tell \
        whether the call succeeded.</dd></div>
        <div><dt>not known</dt><dd>Nothing in the logs tells the period. Unknown never means that retention was off.</dd></div>
        </dl>
        <h3>What became of the older messages</h3>
        <dl class="words">
        <div><dt>averted</dt><dd>Before the deadline the period went back to the old one or longer: nothing was lost.</dd></div>
        <div><dt>partly averted</dt><dd>Before the deadline it was lengthened, but to less than the old one.</dd></div>
        <div><dt>superseded</dt><dd>Before the deadline it was shortened again, which has a deadline of its own.</dd></div>
        <div><dt>carried out</dt><dd>The deadline has passed, and the logs reach beyond it.</dd></div>
        <div><dt>presumed</dt><dd>The deadline has passed, but the logs end before it: a rescue would not be seen.</dd></div>
        <div><dt>pending</dt><dd>The deadline is still ahead.</dd></div>
        <div><dt>unknown</dt><dd>Before the deadline the period became unknown.</dd></div>
        <div><dt>estimated</dt><dd>The service named no time of deletion; 30 days after the event stand for it.</dd></div>
        </dl>
        <h3>What the logs cannot show</h3>
        <ul>
        <li>CloudTrail records that the setting was changed. It records neither the messages nor their deletion: that \
        messages are gone follows from the setting and the time.</li>
        <li>What happened before the logs begin and after they end, or in a file that is missing, is not seen here. \
        Silence proves nothing.</li>
        <li>A finding is a reason to look, not a verdict.</li>
        <li>Each event names the file, the record and the byte where it stands (member, record and byte are counted \
        from 0, in the decompressed file), so that anyone can look it up.</li>
        <li>A character that could steer or disguise text is shown as \\u{…}, with its number.</li>
        </ul>
        """)
    }
  }
}
