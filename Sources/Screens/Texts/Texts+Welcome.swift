internal import TerminalUI

// The first start, and the tour.

extension Texts {
    static let welcome = Wording("welkom", "welcome")
    static let welcomeLines = Wording(
        """
        Op dit apparaat staan nog geen dossiers.

        Kies wat u wilt doen:

          o  Oefenen. U krijgt verzonnen mensen om alles uit te proberen.
             Niets daarvan gaat naar het kantoor.
          k  Koppelen. Het kantoor geeft u een adres en een code.
             Daarna komen uw dossiers vanzelf op dit apparaat.
          r  Rondleiding. In een minuut ziet u hoe het veldboek werkt.
        """,
        """
        There are no dossiers on this device yet.

        Choose what you want to do:

          o  Practise. You get made-up people to try everything on.
             Nothing of it goes to the office.
          k  Connect. The office gives you an address and a code.
             Then your dossiers come to this device by themselves.
          r  Tour. In a minute you see how the field book works.
        """)
    static let practise = Wording("oefenen", "practise")
    static let connect = Wording("koppelen", "connect")
    static let tour = Wording("rondleiding", "tour")
    static let address = Wording("adres", "address")
    static let code = Wording("code", "code")
    static let connectHint = Wording(
        "Vul het adres en de code in die het kantoor gaf, en druk op ctrl+s.",
        "Fill in the address and the code that the office gave, and press ctrl+s.")
    static let connecting = Wording("Even koppelen…", "Connecting…")

    static let tourLines = Wording(
        """
        Zo werkt het veldboek.

        Alles staat op dit apparaat. U kunt altijd werken, ook zonder bereik.
        Wat u typt wordt meteen bewaard, ook als de accu leeg raakt.

        Onderaan staat altijd wat het kantoor al heeft:
          ↑3 wachtend     drie wijzigingen zijn nog niet aangekomen
          laatste sync    wanneer het kantoor voor het laatst antwoordde
          conflict        u en een collega kozen los van elkaar anders
          geweigerd       het kantoor nam iets niet aan; uw woorden zijn er nog

        Op de laatste regel staan de toetsen die hier werken.
          Pijltjes en Enter   kiezen en openen
          Esc                 terug; wat u typte blijft bewaard
          /                   zoeken in alles
          z                   de laatste wijziging terugdraaien
          ?                   hulp bij dit scherm
          :                   alles wat u hier kunt doen
        """,
        """
        This is how the field book works.

        Everything is on this device. You can always work, also without signal.
        What you type is kept at once, even when the battery runs out.

        At the bottom it always says what the office has:
          ↑3 waiting      three changes have not arrived yet
          last sync       when the office answered last
          conflict        you and a colleague chose differently, apart
          rejected        the office did not take something; your words are here

        The last line shows the keys that work here.
          Arrows and Enter    choose and open
          Esc                 back; what you typed stays kept
          /                   search in everything
          z                   undo the last change
          ?                   help on this screen
          :                   all that you can do here
        """)
}
