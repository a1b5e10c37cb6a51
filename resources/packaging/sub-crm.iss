; Inno Setup: an installer for one user of Windows, who needs no administrator.
; iscc /DVersion=0.1.0 resources\packaging\sub-crm.iss   (after python dev.py package)

#define Root SourcePath + "\..\.."
#define Built Root + "\build\package"

[Setup]
AppId={{6E7B1B5C-4A61-4E2B-9F1D-5B0B2C0D7A26}
AppName=SUB-CRM
AppVersion={#Version}
AppPublisher=Provincie Utrecht
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
DefaultDirName={localappdata}\Programs\SUB-CRM
DisableProgramGroupPage=yes
UninstallDisplayIcon={app}\sub-crm-gui.exe
CloseApplications=yes
SetupIconFile={#Built}\icons\sub-crm.ico
OutputDir={#Built}
OutputBaseFilename=sub-crm-{#Version}-windows-x86_64
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

; An older version leaves nothing behind. The data lies in %LOCALAPPDATA%\sub-crm, not in here.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Built}\dist\sub-crm\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{userprograms}\SUB-CRM"; Filename: "{app}\sub-crm-gui.exe"

[Run]
Filename: "{app}\sub-crm-gui.exe"; Description: "SUB-CRM"; Flags: nowait postinstall skipifsilent
